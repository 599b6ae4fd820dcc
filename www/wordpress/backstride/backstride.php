<?php
/**
 * Plugin Name: Backstride
 * Description: Asks a runner with low back pain plain questions on the runner's own device, and says how soon to be seen and what to do.
 * Version: {version}
 * Requires at least: 6.5
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 *
 * A shortcode and a block for the <back-stride> element. The widget is in the folder `widget`; nothing comes from elsewhere, and the script
 * is loaded only on pages that show it. The emergency text of each region stands in `fallback.json`, both made by the build.
 *
 * @package backstride
 */

defined( 'ABSPATH' ) || exit;

/** The attributes that may be set, and what each may be. */
const BACKSTRIDE_ATTRIBUTES = array(
	'lang'          => '/^[A-Za-z]{2}(-[A-Za-z]{2})?$/',
	'region'        => '/^[A-Za-z]{2}(-[A-Za-z]{3})?$/',
	'theme'         => '/^(light|dark|auto|contrast)$/',
	'heading-level' => '/^[1-5]$/',
	'loading'       => '/^(lazy|eager)$/',
	'mode'          => '/^(triage|learn)$/',
	'units'         => '/^(metric|miles|us)$/',
	'clinic-name'   => '/^[^<>"\r\n]{1,60}$/u',
	'phone'         => '/^[0-9+(). -]{3,30}$/',
	'booking-url'   => '/^(https:\/\/|tel:|mailto:)[^\s"<>]+$/',
	'services'      => '/^[a-z ,-]+$/',
);

/**
 * The element as HTML, with the emergency text of its region between the tags. What does not fit is left out.
 *
 * @param array|string $given What was written in the shortcode or chosen in the block.
 */
function backstride_html( $given ) {
	$written = '';
	$chosen  = array();
	foreach ( BACKSTRIDE_ATTRIBUTES as $name => $fits ) {
		// A shortcode cannot hold a dash in every version of WordPress, and a block has no dash in its names.
		$key   = str_replace( '-', '_', $name );
		$value = is_array( $given ) ? ( $given[ $name ] ?? $given[ $key ] ?? '' ) : '';
		$value = is_scalar( $value ) ? trim( (string) $value ) : '';
		if ( '' !== $value && preg_match( $fits, $value ) ) {
			$chosen[ $name ] = $value;
			$written        .= ' ' . $name . '="' . esc_attr( $value ) . '"';
		}
	}
	wp_enqueue_script_module( 'backstride' );
	return '<back-stride' . $written . '>' . backstride_fallback( $chosen['lang'] ?? 'en', $chosen['region'] ?? 'ZZ' ) . '</back-stride>';
}

/**
 * The emergency signs for readers without JavaScript.
 *
 * @param string $lang   The language, such as `fr`; English where there is none.
 * @param string $region The region, such as `GB`; anywhere else where there is none.
 */
function backstride_fallback( $lang, $region ) {
	static $all = null;
	if ( null === $all ) {
		$all = json_decode( (string) file_get_contents( __DIR__ . '/fallback.json' ), true );
	}
	if ( ! is_array( $all ) || ! $all ) {
		return '';
	}
	$words = $all[0];
	$asked = strtolower( "$lang-$region-" );
	foreach ( $all as $one ) {
		if ( 0 === strpos( $asked, strtolower( $one['lang'] ) . '-' ) ) {
			$words = $one;
		}
	}
	$place = end( $words['regions'] );
	foreach ( $words['regions'] as $one ) {
		if ( 0 === strcasecmp( $one['id'], $region ) ) {
			$place = $one;
		}
	}
	$fill  = static function ( $text ) use ( $place ) {
		return esc_html( strtr( $text, array( '{em}' => $place['em'], '{ed}' => $place['ed'], '{region}' => $place['name'] ) ) );
	};
	$signs = implode( '</li><li>', array_map( $fill, $words['signs'] ) );
	return '<p><strong>' . $fill( $words['title'] ) . '</strong></p><ul><li>' . $signs . '</li></ul><p>' . $fill( $words['region_line'] ) . '</p>';
}

add_action(
	'init',
	static function () {
		wp_register_script_module( 'backstride', plugins_url( 'widget/backstride.js', __FILE__ ), array(), '{version}' );
		add_shortcode( 'backstride', 'backstride_html' );
		register_block_type( __DIR__, array( 'render_callback' => 'backstride_html' ) );
	}
);
