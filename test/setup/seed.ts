// Laws draw the same examples on every machine, so that a red run can be repeated. MODELGATE_SEED=1234 draws others: a law
// that one of them breaks is a fault, of the code or of the law.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['MODELGATE_SEED'] ?? 20_261_125) });
