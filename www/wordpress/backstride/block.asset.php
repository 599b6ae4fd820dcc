<?php
/** What the block's script needs; there is no build step. */
return array(
	'dependencies' => array( 'wp-blocks', 'wp-element', 'wp-components', 'wp-block-editor' ),
	'version'      => '{version}',
);
