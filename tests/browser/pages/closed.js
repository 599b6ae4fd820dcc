// Lets the harness, and nobody else, look into shadow roots that are closed, as they are on readers' pages. To be run before every script of a page.
// For `page.rs`.
{
  const roots = (window.top.backstrideRoots ??= new WeakMap());
  // A proxy still says that it is the browser's own function.
  Element.prototype.attachShadow = new Proxy(Element.prototype.attachShadow, {
    apply(real, host, given) {
      const root = Reflect.apply(real, host, given);
      roots.set(host, root);
      return root;
    },
  });
}
