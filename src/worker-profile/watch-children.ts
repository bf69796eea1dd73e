/** What is told when its children have come or gone. */
interface Parent extends Element {
  readChildren(): void;
}

let observer: MutationObserver | undefined;

/**
 * Tells an element of every change of its children, from now on and for good. One observer serves a page: slots that
 * nobody fills need not be made, and of a thousand cards few fill more than three.
 */
export function watchChildren(parent: Parent): void {
  observer ??= new MutationObserver((records) => {
    for (const target of new Set(records.map((record) => record.target as Parent))) target.readChildren();
  });
  observer.observe(parent, { childList: true });
}
