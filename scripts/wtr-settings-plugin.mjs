/**
 * Tells tests in a browser what the environment says: `executeServerCommand('setting', 'GALLERY_RUNS')` is `{ value }`,
 * without one where nothing is set. Only what is named here can be asked for.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function settingsPlugin(names) {
  return {
    name: 'settings',
    executeCommand({ command, payload }) {
      if (command !== 'setting') return undefined;
      return { value: names.includes(payload) ? process.env[payload] : undefined };
    },
  };
}
