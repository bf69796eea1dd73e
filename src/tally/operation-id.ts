/** A random UUID (version 4). `crypto.randomUUID` is missing before Chromium 92 and on pages without TLS. */
export function createOperationId(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    // 0 and 1 become any digit; 8, which holds the variant, becomes 8 to b.
    return (Number(digit) ^ (random & (15 >> (Number(digit) / 4)))).toString(16);
  });
}
