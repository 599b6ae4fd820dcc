// A site in Eleventy that puts widgets into its articles by a short code.
export default function (site) {
  // Each tag on a line of its own: Markdown puts anything else into a paragraph, and the text between the tags would end up beside the widget.
  site.addShortcode('backstride', (mode) => `<back-stride lang="en" region="GB" loading="eager" mode="${mode}">
<p>Call 999 if you cannot wee.</p>
</back-stride>`);
  return { dir: { includes: '_includes' } };
}
