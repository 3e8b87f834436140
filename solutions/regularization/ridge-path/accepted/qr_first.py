"""QR, then the decomposition of the small factor; b as a list"""

import numpy as np
def ridge_path(X,y,alphas):
    X=np.array(X,dtype=float);y=np.array(y,dtype=float)
    m=X.mean(0);C=X-m
    Q,R=np.linalg.qr(C)
    u,s,vt=np.linalg.svd(R,full_matrices=False)
    c=u.T@(Q.T@y)
    W=np.zeros((len(alphas),X.shape[1]));dof=np.ones(len(alphas))
    for i,a in enumerate(alphas):
        for j in range(len(s)):
            if s[j]>1e-10*s[0]:
                W[i]+=s[j]*c[j]/(s[j]**2+a)*vt[j];dof[i]+=s[j]**2/(s[j]**2+a)
    return W,[y.mean()-m@w for w in W],dof
