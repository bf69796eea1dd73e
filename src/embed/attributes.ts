/** Copies all but handlers, which a policy may forbid, and `style` by way of the object that every policy allows. */
export function copyAttributes(from: Element, to: HTMLElement): void {
  for (const { name, value } of from.attributes) {
    if (!/^(on|style$|data-lane$)/.test(name)) to.setAttribute(name, value);
  }
  const { cssText } = (from as HTMLElement).style;
  if (cssText) to.style.cssText = cssText;
}
