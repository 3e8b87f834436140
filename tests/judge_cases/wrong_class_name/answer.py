class Running_Moments:
    pass
