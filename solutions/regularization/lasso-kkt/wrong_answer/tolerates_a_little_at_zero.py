"""lets the slope at a zero weight exceed alpha by a tolerance"""

import numpy as np
def kkt_gap(X,y,w,b,alpha):
    X,y,w=(np.asarray(a,float) for a in (X,y,w))
    r=y-X@w-b;g=-X.T@r/len(y)
    gap=abs(r.mean())
    for j in range(len(w)):
        if w[j]==0:
            if abs(g[j])>alpha+1e-4: gap=max(gap,abs(g[j])-alpha)
        else: gap=max(gap,abs(g[j]+alpha*np.sign(w[j])))
    return float(gap)
