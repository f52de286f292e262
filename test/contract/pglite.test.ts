import { openPGlite } from '../../demo/server/database.ts';
import { contractSuite } from './contract-suite.ts';
import { connectReference } from './reference.ts';

contractSuite('reference API on PGlite', async () => connectReference(await openPGlite()));
