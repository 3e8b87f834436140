"""takes directions below a thousandth of the strongest for idle"""

import numpy as np
def ridge_loo(X,y,alphas):
    X=np.asarray(X,float);y=np.asarray(y,float);n=len(y)
    U,s,_=np.linalg.svd(X-X.mean(0),full_matrices=False)
    k=s>1e-3*s[0];U=U[:,k];s=s[k];t=y-y.mean();L=[];G=[]
    for a in alphas:
        f=s**2/(s**2+a);r=t-U@(f*(U.T@t));h=1/n+(U**2)@f
        L.append(((r/(1-h))**2).mean());G.append((r**2).mean()/(1-h.mean())**2)
    return np.array(L),np.array(G)
