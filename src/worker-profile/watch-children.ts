/** What is told when its children have come, gone or moved to another slot. */
interface Parent extends Element {
  readChildren(): void;
}

let children: MutationObserver | undefined;
let slots: MutationObserver | undefined;

/**
 * Tells an element of every change of its children, from now on and for good; asked again, it is told once all the same. Two observers serve a page: slots that
 * nobody fills need not be made, and of a thousand cards few fill more than three. (With `slotchange` each card would
 * be called for each of its slots when it is first rendered.)
 */
export function watchChildren(parent: Parent): void {
  children ??= new MutationObserver(tell);
  slots ??= new MutationObserver(tell);
  children.observe(parent, { childList: true });
  slots.observe(parent, { attributeFilter: ['slot'], subtree: true });
}

function tell(records: readonly MutationRecord[]): void {
  const parents = records.map(({ type, target }) => (type === 'attributes' ? target.parentNode : target));
  for (const parent of new Set(parents)) (parent as Partial<Parent> | null)?.readChildren?.();
}
