"""takes columns with a variance below 1e-6 for constant"""

import numpy as np
def enet(X,y,alpha,r):
    X=np.asarray(X,float);y=np.asarray(y,float);n,d=X.shape
    m=X.mean(0);C=X-m;t=y-y.mean();G=C.T@C/n;c=C.T@t/n
    w=np.zeros(d)
    for _ in range(5000):
        b=w.copy()
        for j in range(d):
            if G[j,j]<1e-6: continue
            z=c[j]-G[j]@w+G[j,j]*w[j]
            w[j]=np.sign(z)*max(abs(z)-alpha*r,0)/(G[j,j]+alpha*(1-r))
        if abs(w-b).max()<1e-10:break
    return w,y.mean()-m@w
