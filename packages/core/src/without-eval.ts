// Imported before any schema is made: schemas are interpreted. Else Zod would write a function for each and compile it, and
// nothing here is made from text; a run, which reads one policy and checks a report or two, is over sooner without.
import { config } from 'zod';

config({ jitless: true });
