// How wide a line may be. The formatter breaks code, but it cannot break a string, a pattern or an
// address, so in code a line is measured without the texts that it quotes.

const widthMax = 100;
const quoted =
  /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?:[^/\\\n]|\\.)+\/[a-z]*(?=[,;)\].])/g;
const address = /url\("data:/;

export function isTooWide(line: string, file: string): boolean {
  if (line.length <= widthMax) return false;
  if (file.endsWith('.sql')) return true;
  if (file.endsWith('.css')) return !address.test(line);
  return line.replace(quoted, '').length > widthMax;
}
