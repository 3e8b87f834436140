"""rounds weights below 1e-4 to zero, which in coarse units are all"""

import numpy as np
def enet(X,y,alpha,r):
    X=np.asarray(X,float);y=np.asarray(y,float);n,d=X.shape
    m=X.mean(0);C=X-m;t=y-y.mean();G=C.T@C/n;c=C.T@t/n
    L=np.linalg.eigvalsh(G)[-1]+alpha*(1-r)
    w=np.zeros(d);v=w.copy();k=1.
    for _ in range(20000):
        u=v-(G@v-c+alpha*(1-r)*v)/L
        nw=np.sign(u)*np.maximum(abs(u)-alpha*r/L,0)
        if np.dot(v-nw,nw-w)>0: k=1.
        k2=(1+np.sqrt(1+4*k*k))/2
        v=nw+(k-1)/k2*(nw-w)
        done=abs(nw-w).max()<1e-12
        w=nw;k=k2
        if done:break
    w=np.where(abs(w)<1e-4,0,w)
    return w,y.mean()-m@w
