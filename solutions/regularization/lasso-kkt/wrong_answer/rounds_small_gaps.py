"""returns 0 for every gap below 1e-6"""

import numpy as np
def kkt_gap(X,y,w,b,alpha):
    X,y,w=(np.asarray(a,float) for a in (X,y,w))
    r=y-X@w-b;g=-X.T@r/len(y)
    v=np.where(w==0,np.maximum(abs(g)-alpha,0),abs(g+alpha*np.sign(w)))
    gap=max(v.max(),abs(r.mean()))
    return float(gap) if gap>1e-6 else 0.0
