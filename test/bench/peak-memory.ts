import { writeFileSync } from 'node:fs';

/** Loaded before a program by `node --import`: writes the most memory that it held, in bytes, to the file that PEAK names. */
const file = process.env['PEAK'];
if (file)
  process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)));
