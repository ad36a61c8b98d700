/* The Gibbs sampler that is usual for the latent-class model, for comparison of speed alone.
 *
 * Source of the steps: Manrique-Vallier, Biometrics 72 (2016) 1246-1254, section 3: classes of the persons of each
 * pattern, number and classes of those never seen, chances of each list, sticks, alpha. Beyond `most_unseen` a draw of
 * the unseen is made again.
 */
#include <math.h>
#include <stdint.h>

static uint64_t state[4];

static uint64_t next_bits(void) { /* xoshiro256+, Blackman and Vigna */
  uint64_t made = state[0] + state[3], kept = state[1] << 17;
  state[2] ^= state[0]; state[3] ^= state[1]; state[1] ^= state[2]; state[0] ^= state[3];
  state[2] ^= kept;
  state[3] = (state[3] << 45) | (state[3] >> 19);
  return made;
}

static double uniform(void) { return ((next_bits() >> 11) + 0.5) * 0x1.0p-53; }

static void sow(uint64_t seed) { /* splitmix64 */
  for (int i = 0; i < 4; i++) {
    uint64_t z = (seed += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    state[i] = z ^ (z >> 31);
  }
}

static double normal(void) {
  for (;;) {
    double u = 2 * uniform() - 1, v = 2 * uniform() - 1, s = u * u + v * v;
    if (s > 0 && s < 1) return u * sqrt(-2 * log(s) / s);
  }
}

static double gamma_draw(double shape) { /* Marsaglia and Tsang 2000 */
  if (shape < 1) return gamma_draw(shape + 1) * pow(uniform(), 1 / shape);
  double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
  for (;;) {
    double x = normal(), v = 1 + c * x;
    if (v <= 0) continue;
    v = v * v * v;
    if (log(uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}

static double beta_draw(double a, double b) {
  double x = gamma_draw(a), y = gamma_draw(b);
  return x / (x + y);
}

static long binomial(long n, double p) { /* inversion when few are expected, else Hormann's BTRS (1993) */
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(n, 1 - p);
  if (n * p < 10) {
    double q = 1 - p, s = p / q, a = (n + 1) * s, r = pow(q, (double)n), u = uniform();
    long x = 0;
    while (u > r && x <= n) { u -= r; x++; r *= a / x - s; }
    return x > n ? n : x;
  }
  double spq = sqrt(n * p * (1 - p)), b = 1.15 + 2.53 * spq, a = -0.0873 + 0.0248 * b + 0.01 * p;
  double c = n * p + 0.5, vr = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * spq, m = floor((n + 1) * p);
  double lpq = log(p / (1 - p)), h = lgamma(m + 1) + lgamma(n - m + 1);
  for (;;) {
    double u = uniform() - 0.5, v = uniform(), us = 0.5 - fabs(u), k = floor((2 * a / us + b) * u + c);
    if (k < 0 || k > n) continue;
    if (us >= 0.07 && v <= vr) return (long)k;
    v = log(v * alpha / (a / (us * us) + b));
    if (v <= h - lgamma(k + 1) - lgamma(n - k + 1) + (k - m) * lpq) return (long)k;
  }
}

static long poisson(double mean) { /* by halving with gamma draws (Ahrens and Dieter 1974), then by products */
  long made = 0;
  while (mean > 30) {
    long m = (long)(mean * 7 / 8);
    double x = gamma_draw((double)m);
    if (x > mean) return made + binomial(m - 1, mean / x);
    made += m;
    mean -= x;
  }
  double limit = exp(-mean), product = uniform();
  while (product > limit) { made++; product *= uniform(); }
  return made;
}

static void multinomial(long n, const double *weights, double total, int classes, long *out) {
  for (int k = 0; k < classes; k++) {
    if (k == classes - 1 || n == 0) { out[k] = n; n = 0; continue; }
    out[k] = binomial(n, total > 0 ? fmin(weights[k] / total, 1) : 0);
    n -= out[k];
    total -= weights[k];
  }
}

#define MOST_CLASSES 64
#define MOST_LISTS 12

/* Writes the number of persons after each of `iterations` steps; patterns has cells * lists entries of 0 or 1. */
void gibbs(const int *patterns, const long *counts, int cells, int lists, int classes, double a, double b,
           long most_unseen, long iterations, uint64_t seed, double *persons) {
  double chance[MOST_LISTS][MOST_CLASSES], weight[MOST_CLASSES], alpha = 0.2, w[MOST_CLASSES];
  long held[MOST_CLASSES], on[MOST_LISTS][MOST_CLASSES], part[MOST_CLASSES], observed = 0;
  sow(seed);
  for (int c = 0; c < cells; c++) observed += counts[c];
  for (int k = 0; k < classes; k++) {
    weight[k] = 1.0 / classes;
    for (int j = 0; j < lists; j++) chance[j][k] = uniform();
  }
  for (long step = 0; step < iterations; step++) {
    for (int k = 0; k < classes; k++) {
      held[k] = 0;
      for (int j = 0; j < lists; j++) on[j][k] = 0;
    }
    for (int c = 0; c < cells; c++) {
      double total = 0;
      for (int k = 0; k < classes; k++) {
        w[k] = weight[k];
        for (int j = 0; j < lists; j++) w[k] *= patterns[c * lists + j] ? chance[j][k] : 1 - chance[j][k];
        total += w[k];
      }
      multinomial(counts[c], w, total, classes, part);
      for (int k = 0; k < classes; k++) {
        held[k] += part[k];
        for (int j = 0; j < lists; j++) if (patterns[c * lists + j]) on[j][k] += part[k];
      }
    }
    double nobody = 0;
    for (int k = 0; k < classes; k++) {
      w[k] = weight[k];
      for (int j = 0; j < lists; j++) w[k] *= 1 - chance[j][k];
      nobody += w[k];
    }
    long unseen;
    do unseen = poisson(gamma_draw((double)observed) * nobody / (1 - nobody)); while (unseen > most_unseen);
    multinomial(unseen, w, nobody, classes, part);
    for (int k = 0; k < classes; k++) held[k] += part[k];
    for (int k = 0; k < classes; k++)
      for (int j = 0; j < lists; j++) chance[j][k] = beta_draw(1 + on[j][k], 1 + held[k] - on[j][k]);
    double left = 1, log_left = 0;
    long after = observed + unseen;
    for (int k = 0; k < classes - 1; k++) {
      after -= held[k];
      double v = fmin(beta_draw(1 + held[k], alpha + after), 1 - 1e-12);
      weight[k] = v * left;
      left *= 1 - v;
      log_left += log(1 - v);
    }
    weight[classes - 1] = left;
    alpha = fmax(gamma_draw(a + classes - 1) / (b - log_left), 1e-6);
    persons[step] = (double)(observed + unseen);
  }
}
