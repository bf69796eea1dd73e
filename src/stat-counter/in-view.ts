/** Something that is told when a reader first sees it. */
interface Seen extends Element {
  handleSeen(): void;
}

/** One for a page; without targets it costs nothing. */
let observer: IntersectionObserver | undefined;

/** Tells an element once, when it is first seen. */
export function watchForView(element: Seen): void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      unwatchForView(target);
      (target as Seen).handleSeen();
    }
  });
  observer.observe(element);
}

/** Ends the watch, if there is one. */
export function unwatchForView(element: Element): void {
  observer?.unobserve(element);
}
