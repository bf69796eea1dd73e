import { parseArgs } from 'node:util';
import { ServiceError } from '../service-error.js';
import { verifyDirectory } from './verify.js';

export const VERIFY_HELP = `  lanelight-service verify DIR [--key HEX]
                    只凭 manifest.json、results.csv、votes.jsonl 重算结果;有一处不对就以 1 退出
                    recomputes results from their files alone; ends with 1 at the first fault
`;

/** `lanelight-service verify DIR [--key HEX]`: prints the verdict; resolves with the exit code. */
export async function runVerify(argv: readonly string[]): Promise<number> {
  const { directory, key } = readArguments(argv);
  const { fault, manifest } = await verifyDirectory(directory, key);
  if (fault !== undefined || !manifest) {
    console.error(`lanelight-service: 结果不成立。 The results do not hold: ${fault}`);
    return 1;
  }
  const { campaign, state, counts, records, commits, head, publicKey } = manifest;
  const votes = counts.reduce((sum, { count }) => sum + count, 0);
  const annulled = counts.reduce((sum, it) => sum + it.annulled, 0);
  console.log(
    [
      `结果成立。 The results hold: ${campaign} (${state})`,
      `  records ${records}, commits ${commits}, votes ${votes}, annulled ${annulled}`,
      `  head ${head}`,
      `  public key ${publicKey}`,
    ].join('\n'),
  );
  if (key === undefined) {
    console.log(
      '  未指定 --key:请与公布的公钥比对。 No --key was given: compare the public key with the one that was published.',
    );
  }
  return 0;
}

function readArguments(argv: readonly string[]): { directory: string; key: string | undefined } {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { key: { type: 'string' } },
    });
    if (positionals.length !== 1) throw new Error('one DIR');
    if (values.key !== undefined && !/^[0-9a-f]{64}$/i.test(values.key)) throw new Error('--key HEX');
    return { directory: positionals[0]!, key: values.key };
  } catch (error) {
    throw new ServiceError(
      '用法 Usage: lanelight-service verify DIR [--key HEX],HEX 为 64 位十六进制公钥 (a public key, 64 digits). ' +
        `(${(error as Error).message})`,
      { cause: error },
    );
  }
}
