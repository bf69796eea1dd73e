/**
 * Finds the browsers that tests and checks run in, and gets a Chromium where there is none.
 *
 *   node scripts/find-browser.mjs     prints one line: which Chromium, and how it came here
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.cache', 'browsers');
const isRoot = process.getuid?.() === 0;

const onPath = {
  chromium: [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
    'chrome.exe',
    'msedge.exe',
  ],
  firefox: ['firefox', 'firefox-esr', 'firefox.exe'],
  webkitDriver: ['WebKitWebDriver'],
  xvfb: ['Xvfb'],
};

const onMac = {
  chromium: [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox'],
};

const onWindows = {
  chromium: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe'],
};

/** What Chromium is started with: nothing phones home, and pixels and languages are the same on every machine. */
export const chromiumArgs = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--accept-lang=zh-CN,en',
];

/** What Firefox is started with, to the same end. */
export const firefoxPreferences = {
  'intl.accept_languages': 'zh-CN,en',
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** Path of an installed Chrome, Chromium or Edge (`CHROME_PATH` comes first), or of one that was fetched before. */
export function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROME_PATH names ${named}, and there is no such file.`);
  return (
    named || findInstalled('chromium') || findFile(cache, /^(chrome|chrome-headless-shell|chromium)(\.exe)?$/)
  );
}

/** Path of an installed Firefox (`FIREFOX_PATH` comes first). */
export function findFirefox() {
  return process.env.FIREFOX_PATH || findInstalled('firefox');
}

/** WebKitGTK: its driver, the browser that the driver starts, and Xvfb where there is no screen. */
export function findWebKit() {
  const driver = findInstalled('webkitDriver');
  const xvfb = findInstalled('xvfb');
  const browser = ['/usr/lib', '/usr/libexec', '/usr/lib64']
    .flatMap((folder) => [folder, ...subfolders(folder, /linux-gnu/)])
    .flatMap((folder) => subfolders(folder, /^webkit2?gtk-/))
    .map((folder) => join(folder, 'MiniBrowser'))
    .filter(existsSync)
    .pop();
  return driver && browser && (xvfb || process.env.DISPLAY) ? { driver, browser, xvfb } : undefined;
}

/**
 * A Chromium in any case: an installed one, else the first of these that works: Playwright's download, Debian's
 * packages, the binary inside the npm package @sparticuz/chromium.
 */
export function provideChromium() {
  const found = findChromium();
  if (found) return { path: found, how: 'found' };
  for (const [how, get] of [
    ["fetched by Playwright's download", getFromPlaywright],
    ["installed from Debian's packages", getFromDebian],
    ['unpacked from the npm package @sparticuz/chromium', getFromNpm],
  ]) {
    const path = get();
    if (path) return { path, how };
  }
  throw new Error(
    'No Chrome, Chromium or Edge here, and none could be fetched: install one, or set CHROME_PATH.',
  );
}

function findInstalled(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const applications = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
  const programs = [
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA,
  ].filter(Boolean);
  const candidates = [
    ...onPath[name].flatMap((file) => folders.map((folder) => join(folder, file))),
    ...(process.platform === 'darwin'
      ? (onMac[name] ?? []).flatMap((app) => applications.map((at) => join(at, app)))
      : []),
    ...(process.platform === 'win32'
      ? (onWindows[name] ?? []).flatMap((exe) => programs.map((at) => join(at, exe)))
      : []),
  ];
  return candidates.find(existsSync);
}

function getFromPlaywright() {
  run('npx', ['--yes', 'playwright@1.65.1', 'install', 'chromium', '--only-shell'], {
    PLAYWRIGHT_BROWSERS_PATH: cache,
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
  });
  const path = findFile(cache, /^(chrome|chrome-headless-shell)(\.exe)?$/);
  return path && isRunnable(path) ? path : undefined;
}

function getFromDebian() {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], {
    DEBIAN_FRONTEND: 'noninteractive',
  });
  return findInstalled('chromium');
}

function getFromNpm() {
  if (process.platform !== 'linux') return undefined;
  const folder = join(cache, 'npm');
  run('npm', ['install', '--no-save', '--prefix', folder, '@sparticuz/chromium@143.0.4']);
  const module = pathToFileURL(join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js')).href;
  const script = `const { default: chromium } = await import('${module}'); console.log(await chromium.executablePath());`;
  const unpacked = run(process.execPath, ['--input-type=module', '--eval', script], { TMPDIR: cache });
  return unpacked.trim() || undefined;
}

/** The output of a program, empty when it fails: the next way is tried then. */
function run(program, args, env = {}) {
  const { status, stdout } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  return status === 0 ? stdout : '';
}

/** Playwright's build needs libraries that a bare system lacks. */
function isRunnable(path) {
  return run(path, ['--version', ...(isRoot ? ['--no-sandbox'] : [])]) !== '';
}

function findFile(folder, pattern) {
  if (!existsSync(folder)) return undefined;
  const entry = readdirSync(folder, { recursive: true, withFileTypes: true }).find(
    (each) => each.isFile() && pattern.test(each.name),
  );
  return entry && join(entry.path, entry.name);
}

function subfolders(folder, pattern) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { path, how } = provideChromium();
  console.log(`Chromium ${how}: ${path}`);
}
