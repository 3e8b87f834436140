"""takes directions below a millionth of the strongest for idle"""

import numpy as np
def ridge_path(X,y,alphas):
    X=np.asarray(X,float);y=np.asarray(y,float);a=np.asarray(alphas,float)[:,None]
    m=X.mean(0);U,s,Vt=np.linalg.svd(X-m,full_matrices=False)
    k=s>1e-6*s[0]
    U,s,Vt=U[:,k],s[k],Vt[k]
    W=s/(s**2+a)*(U.T@(y-y.mean()))@Vt
    return W,y.mean()-W@m,1+(s**2/(s**2+a)).sum(1)
