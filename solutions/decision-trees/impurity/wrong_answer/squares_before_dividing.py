"""squares the counts before dividing, which overflows or vanishes for extreme weights"""

import numpy as np
def impurity(counts,kind):
    c=np.asarray(counts,float);t=c.sum()
    if t==0:return 0.0
    if kind=="gini":
        with np.errstate(all="ignore"): return float(1-(c@c)/t**2)
    p=c[c>0]/t
    return float(-(p*np.log2(p)).sum()) if kind=="entropy" else float(1-p.max())
