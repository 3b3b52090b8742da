/**
 * fast-check with one seed for all properties, so that a run of the tests is the same every time. `PROPERTY_SEED` tries other examples, and
 * `PROPERTY_RUNS` as many of each property.
 */
import fc from 'fast-check';

const { PROPERTY_SEED = '20261130', PROPERTY_RUNS } = process.env;

fc.configureGlobal({
  seed: Number(PROPERTY_SEED),
  ...(PROPERTY_RUNS !== undefined && { numRuns: Number(PROPERTY_RUNS) }),
});

export { default } from 'fast-check';
