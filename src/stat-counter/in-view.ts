const callbacks = new Map<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** Calls back once, when the element is first seen. All elements of a page share one observer. */
export function watchForView(element: Element, callback: () => void): void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      const seen = callbacks.get(target);
      unwatchForView(target);
      seen?.();
    }
  });
  callbacks.set(element, callback);
  observer.observe(element);
}

/** Ends the watch, if there is one. */
export function unwatchForView(element: Element): void {
  callbacks.delete(element);
  observer?.unobserve(element);
  if (callbacks.size > 0) return;
  observer?.disconnect();
  observer = undefined;
}
