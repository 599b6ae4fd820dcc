/** The block in the editor: a box that says what will stand there, and its settings beside the page. No build step. */
(function (blocks, element, components, editor) {
  const make = element.createElement;

  const SETTINGS = [
    ['region', 'Region (GB, IE, FR, US …; whose telephone numbers are shown)'],
    ['lang', 'Language (en, en-US, fr)'],
    ['theme', 'Theme (light, dark or auto)'],
    ['mode', 'Mode (triage for questions, learn to read)'],
  ];

  blocks.registerBlockType('backstride/widget', {
    edit: function ({ attributes, setAttributes }) {
      const fields = SETTINGS.map(([name, label]) =>
        make(components.TextControl, {
          key: name,
          label,
          value: attributes[name],
          onChange: (value) => setAttributes({ [name]: value }),
          __nextHasNoMarginBottom: true,
          __next40pxDefaultSize: true,
        }),
      );
      const shown = SETTINGS.filter(([name]) => attributes[name]).map(([name]) => name + ': ' + attributes[name]);
      return make(
        'div',
        editor.useBlockProps(),
        make(editor.InspectorControls, {}, make(components.PanelBody, { title: 'Backstride' }, ...fields)),
        make(components.Placeholder, {
          icon: 'universal-access',
          label: 'Backstride',
          instructions: attributes.region
            ? 'Readers see the questions here. ' + shown.join(', ')
            : 'Readers see the questions here. Set the region beside the page first: it decides whose emergency number is shown.',
        }),
      );
    },
    save: () => null, // The server writes it.
  });
})(window.wp.blocks, window.wp.element, window.wp.components, window.wp.blockEditor);
