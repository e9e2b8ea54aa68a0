import { syntaxTree } from '@codemirror/language';
import { hoverTooltip } from '@codemirror/view';
import { locate } from './completion/place';
import { aboutKey } from './completion/suggest';

/** The sentence on a key, shown while the pointer rests on it. */
export const keyHover = hoverTooltip(({ state }, offset, side) => {
  const node = syntaxTree(state).resolveInner(offset, side);
  const text = state.doc.toString();
  const { path, role } = locate(node, text);
  const about = role === 'key' ? aboutKey([...path, text.slice(node.from, node.to)]) : undefined;
  if (about === undefined) return null;
  return {
    pos: node.from,
    end: node.to,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-about-key';
      dom.textContent = about;
      return { dom };
    },
  };
});
