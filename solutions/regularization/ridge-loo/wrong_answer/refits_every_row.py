"""fits again for every row that is left out"""

import numpy as np
def ridge_loo(X,y,alphas):
    X=np.asarray(X,float);y=np.asarray(y,float);n,d=X.shape;L=[];G=[]
    for a in alphas:
        def fit(X,y):
            m=X.mean(0);C=X-m
            w=np.linalg.solve(C.T@C+a*np.eye(d),C.T@(y-y.mean()));return w,y.mean()-m@w
        e=[]
        for i in range(n):
            k=np.arange(n)!=i;w,b=fit(X[k],y[k]);e.append(y[i]-X[i]@w-b)
        C=X-X.mean(0)
        H=C@np.linalg.solve(C.T@C+a*np.eye(d),C.T)+1/n
        r=y-H@y
        L.append(np.mean(np.square(e)));G.append((r@r/n)/(1-np.trace(H)/n)**2)
    return np.array(L),np.array(G)
