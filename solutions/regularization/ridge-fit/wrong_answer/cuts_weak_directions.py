"""takes directions below a thousandth of the strongest for idle without penalty"""

import numpy as np
def ridge(X,y,alpha):
    X=np.asarray(X,float);y=np.asarray(y,float)
    m=X.mean(0);C=X-m;t=y-y.mean()
    if alpha==0: w=np.linalg.pinv(C,rcond=1e-3)@t
    else: w=np.linalg.solve(C.T@C+alpha*np.eye(C.shape[1]),C.T@t)
    return w,y.mean()-m@w
