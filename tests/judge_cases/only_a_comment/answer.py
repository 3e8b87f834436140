# I give up
