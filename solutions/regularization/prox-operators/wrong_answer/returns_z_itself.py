"""returns the caller's own array where nothing is to be done"""

import numpy as np
def prox_l1(z,t):
    if t==0: return z
    z=np.asarray(z,float)
    return np.sign(z)*np.maximum(abs(z)-t,0)
def prox_enet(z,t,g): return prox_l1(np.asarray(z,float),t)/(1+g)
def prox_group(z,groups,t):
    z=np.asarray(z,float)
    if t==0: return z
    x=np.zeros_like(z)
    for k in np.unique(groups):
        i=groups==k;n=np.linalg.norm(z[i])
        if n>t:x[i]=z[i]*(1-t/n)
    return x
