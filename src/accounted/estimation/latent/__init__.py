"""The Bayesian latent-class model, sampled by many walkers that come from the prior in small steps.

Read in this order:

`portable`     functions that every machine rounds alike
`prefixes`     patterns as a tree · `target` the model's density and its slope
`walkers`      Hamiltonian steps and exchanges of classes · `annealing` from the prior to the posterior
`convergence`  whether walkers agree · `sampling` how long they go on
`checks`       does the model give tables like this one · would another prior say something else
`estimator`    the answer
"""

from accounted.estimation.latent.estimator import LatentClass, LatentClassWide

__all__ = ["LatentClass", "LatentClassWide"]
