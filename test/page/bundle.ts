import { build, type Rollup } from 'vite';
import config from '../../vite.config.ts';

/** The files of the script-tag bundle as `npm run build` writes them: code by file name. */
export async function buildBundle(): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, write: false },
  });
  const { output } = result as Rollup.RollupOutput;
  return new Map(
    output.filter((file) => file.type === 'chunk').map(({ fileName, code }) => [fileName, code]),
  );
}
