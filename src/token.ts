import { tokenFrom } from './engine/identity/token.js';

/*
 * `npm run -s token -- --role ROLE`: prints a token of the development issuer of DATA_DIR, for a service there, whether it
 * runs or not. With an issuer of one's own, and in production, nobody believes it, and none is made.
 */

try {
  console.log(tokenFrom(process.argv.slice(2), process.env));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
