/** The element with an id, which the template is held to. */
export function elementById<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element as T;
}

/** The first element that a selector finds below another, which the template is held to. */
export function findElement<T extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): T {
  const element = root.querySelector<T>(selector);
  if (element === null) throw new Error(`the page has no ${selector}`);
  return element;
}

/** A copy of what is in a template element. */
export const copyTemplate = <T extends HTMLElement = HTMLElement>(id: string): T =>
  (elementById<HTMLTemplateElement>(id).content.firstElementChild as T).cloneNode(true) as T;

/** A link within the page. */
export function createLink(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}
