"""takes a node with a small total weight for empty"""

import numpy as np
def impurity(counts,kind):
    c=np.asarray(counts,float);t=c.sum()
    if t<1e-15:return 0.0
    p=c[c>0]/t
    if kind=="gini": return float(1-p@p)
    return float(-(p*np.log2(p)).sum()) if kind=="entropy" else float(1-p.max())
