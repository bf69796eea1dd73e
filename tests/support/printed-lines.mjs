/** What a text looks like to a search that ignores white space: elements that stand side by side have none between. */
export function squeeze(text) {
  return text.replace(/[\s\u00a0]+/gu, '');
}

/**
 * Checks that a page prints every line of the newspaper, in order, each as often as the newspaper did.
 * The cue of a reading panel may be left out.
 *
 * @returns {string[]} faults; none when the page is faithful
 */
export function findLostLines(pageText, printedText, cue) {
  const page = squeeze(pageText);
  const print = squeeze(printedText);
  const faults = [];
  let position = 0;
  for (const line of printedText.split('\n').map(squeeze)) {
    if (!line || line === cue) continue;
    const found = page.indexOf(line, position);
    if (found < 0) faults.push(`lost or out of order: ${line}`);
    else position = found + line.length;
    const [expected, actual] = [count(print, line), count(page, line)];
    if (expected !== actual) faults.push(`printed ${actual} times instead of ${expected}: ${line}`);
  }
  return faults;
}

function count(text, part) {
  return text.split(part).length - 1;
}
