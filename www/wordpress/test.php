<?php
/**
 * Holds the plugin to what it writes, with stand-ins for the functions of WordPress: `php test.php FOLDER`, where FOLDER is the plugin as it
 * was packed. Prints "ok" and exits with 0, or says what is wrong.
 */

define( 'ABSPATH', '/' );
$GLOBALS['loaded'] = array();
$GLOBALS['known']  = array();
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_html( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function plugins_url( $path, $file ) { return 'https://example.org/plugins/backstride/' . $path; }
function add_action( $when, $what ) { 'init' === $when && $what(); }
function add_shortcode( $name, $what ) { $GLOBALS['known']['shortcode'][ $name ] = $what; }
function register_block_type( $folder, $with ) { $GLOBALS['known']['block'] = array( json_decode( file_get_contents( "$folder/block.json" ), true ), $with ); }
function wp_register_script_module( $id, $address, $needs, $version ) { $GLOBALS['known']['script'][ $id ] = array( $address, $version ); }
function wp_enqueue_script_module( $id ) { $GLOBALS['loaded'][] = $id; }

set_error_handler( static function ( $level, $message ) { throw new ErrorException( $message ); } );
$folder = rtrim( $argv[1] ?? '', '/' );
require "$folder/backstride.php";

function hold( $fact, $what ) {
	if ( ! $fact ) {
		fwrite( STDERR, "not true: $what\n" );
		exit( 1 );
	}
}

$shortcode = $GLOBALS['known']['shortcode']['backstride'];
hold( array() === $GLOBALS['loaded'], 'a page without the widget loads no script' );
$html = $shortcode( array( 'region' => 'GB', 'lang' => 'en' ) );
hold( array( 'backstride' ) === $GLOBALS['loaded'], 'a page with the widget loads the script' );
hold( 0 === strpos( $html, '<back-stride lang="en" region="GB"><p><strong>' ), "the tag: $html" );
hold( false !== strpos( $html, 'Call 999 or go to A&amp;E' ), "the number of the region, escaped: $html" );
hold( false !== strpos( $html, '<li>Chest pain, or trouble breathing.</li>' ), 'the signs' );
hold( false === strpos( $html, '{' ), 'no placeholder is left' );

$html = $shortcode( array( 'region' => 'US', 'lang' => 'en', 'heading_level' => '3', 'mode' => 'learn' ) );
hold( false !== strpos( $html, 'heading-level="3" mode="learn"' ) && false !== strpos( $html, '911' ), "names with a line below: $html" );
$html = $shortcode( array( 'region' => 'FR', 'lang' => 'fr' ) );
hold( false !== strpos( $html, '15 (SAMU)' ) && false === strpos( $html, 'Call' ), "French: $html" );

$html = $shortcode( array( 'clinic_name' => "O'Neill & Sons", 'booking_url' => 'https://example.org/a?b=1&c=2', 'phone' => '020 7946 0000' ) );
hold( false !== strpos( $html, 'clinic-name="O&#039;Neill &amp; Sons" phone="020 7946 0000" booking-url="https://example.org/a?b=1&amp;c=2"' ), "a clinic: $html" );
hold( false === strpos( $shortcode( array( 'booking_url' => 'javascript:alert(1)' ) ), 'javascript' ), 'no script as an address' );

foreach ( array( '"><script>alert(1)</script>', 'GB" onclick="x', "GB\n", '../..', array( 'GB' ), 7, null ) as $bad ) {
	$html = $shortcode( array( 'region' => $bad, 'lang' => 'en', 'theme' => $bad, 'onclick' => 'x' ) );
	hold( ! preg_match( '/<script|onclick|theme=|\.\.\//', $html ), "nothing hostile gets through: $html" );
}
hold( 0 === strpos( $shortcode( '' ), '<back-stride><p>' ), 'a shortcode without attributes' );

list( $block, $with ) = $GLOBALS['known']['block'];
hold( 'backstride/widget' === $block['name'] && is_callable( $with['render_callback'] ), 'the block' );
$drawn = call_user_func( $with['render_callback'], array( 'region' => 'IE', 'lang' => 'en', 'theme' => '' ) );
hold( false !== strpos( $drawn, 'region="IE"' ) && false === strpos( $drawn, 'theme' ), "what the block writes: $drawn" );
list( $address, $version ) = $GLOBALS['known']['script']['backstride'];
$script = $folder . '/' . substr( $address, strlen( 'https://example.org/plugins/backstride/' ) );
hold( is_file( $script ), "the script is in the plugin: $script" );
hold( preg_match( '/^\d+\.\d+\.\d+$/', $version ), "the version: $version" );
echo "ok\n";
