import { createQrCode } from './qr-modules.js';

/**
 * Draws the QR code of an address as the text of an SVG file: dark on light, with its quiet zone. For renderers; the
 * element draws from the modules itself, and does not load this.
 */
export function drawQrCode(address: string): string {
  const { size, path } = createQrCode(address);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>\n`
  );
}
