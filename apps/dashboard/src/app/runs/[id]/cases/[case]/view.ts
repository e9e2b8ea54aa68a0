/** What of a slice is seen: how many times larger than it fits, and which point of it stands in the middle (0 to 1). */
export interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const MAX_ZOOM = 16;
export const ZOOM_STEP = 1.25;
export const WHOLE: View = { zoom: 1, x: 0.5, y: 0.5 };

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** A view that can be: what an address may hold is not. */
export function validView({ zoom, x, y }: View): View {
  const within = (share: number) => (Number.isFinite(share) ? clamp(share, 0, 1) : 0.5);
  const factor = Number.isFinite(zoom) ? clamp(zoom, 1, MAX_ZOOM) : 1;
  return factor === 1 ? WHOLE : { zoom: factor, x: within(x), y: within(y) };
}

/** The size of a slice, its sides in mm, where it just fits into a frame. */
export function fit(mm: Size, frame: Size): Size {
  const scale = Math.min(frame.width / mm.width, frame.height / mm.height);
  return { width: mm.width * scale, height: mm.height * scale };
}

/** Where the slice lies in its frame: the left upper corner and the size, in CSS pixels. */
export function place(view: View, fitted: Size, frame: Size): Size & { left: number; top: number } {
  const width = fitted.width * view.zoom;
  const height = fitted.height * view.zoom;
  return {
    width,
    height,
    left: frame.width / 2 - view.x * width,
    top: frame.height / 2 - view.y * height,
  };
}

/** Zooms so that the point of the slice under the pointer stays there; `dx`, `dy` is the pointer from the middle. */
export function zoomAt(view: View, factor: number, fitted: Size, dx = 0, dy = 0): View {
  const zoom = clamp(view.zoom * factor, 1, MAX_ZOOM);
  const moved = 1 / view.zoom - 1 / zoom;
  return validView({
    zoom,
    x: view.x + (dx / fitted.width) * moved,
    y: view.y + (dy / fitted.height) * moved,
  });
}

/** Moves the slice with the pointer. */
export const pan = (view: View, fitted: Size, dx: number, dy: number): View =>
  validView({
    zoom: view.zoom,
    x: view.x - dx / (fitted.width * view.zoom),
    y: view.y - dy / (fitted.height * view.zoom),
  });
