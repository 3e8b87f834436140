"""drops classes with a share below a millionth"""

import numpy as np
def impurity(counts,kind):
    c=np.asarray(counts,float);t=c.sum()
    if t==0:return 0.0
    p=c/t
    p=p[p>1e-6]
    if kind=="gini": return float(1-p@p)
    return float(-(p*np.log2(p)).sum()) if kind=="entropy" else float(1-p.max())
