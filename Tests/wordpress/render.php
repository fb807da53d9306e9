<?php
/**
 * php render.php SOCKET DOCUMENT.json FOLDER: what WordPress shows of the archive whose JSON document it reads.
 *
 * It installs WordPress into an empty database, stores the posts and comments of the document as they are, and
 * prints a line of JSON for each published post: its address, its page as HTML, and its responses in their order.
 * The folder gets WordPress's own export, export.xml, and the rows of the database that it is made of, rows.json.
 */
[, $socket, $path, $folder] = $argv;
$document = json_decode(file_get_contents($path), true, 10000, JSON_THROW_ON_ERROR);

error_reporting(E_ERROR | E_PARSE);
ini_set('display_errors', 'stderr');
ini_set('memory_limit', '2G');

const ABSPATH = '/usr/share/wordpress/';
const DB_NAME = 'wordpress', DB_USER = 'root', DB_PASSWORD = '', DB_CHARSET = 'utf8mb4', DB_COLLATE = '';
const WP_INSTALLING = true, WP_HTTP_BLOCK_EXTERNAL = true, DISABLE_WP_CRON = true, WP_DEBUG = false;
define('DB_HOST', "localhost:$socket");
$table_prefix = 'wp_';
$_SERVER += ['HTTP_HOST' => 'blog.example', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1'];

/** Nobody is told of the new blog. */
function wp_mail(): bool
{
    return true;
}

require ABSPATH . 'wp-settings.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
error_reporting(E_ERROR | E_PARSE);
wp_install('Blog', 'admin', 'admin@blog.example', true, '', 'password');
wp_installing(false);
foreach (['posts', 'postmeta', 'comments', 'commentmeta'] as $table) {
    $wpdb->query("TRUNCATE {$wpdb->$table}");
}
update_option('thread_comments', 1);
update_option('thread_comments_depth', 10);

// The texts as they are: quotes, smilies and names stay as typed, and pictures have their stored addresses.
add_filter('run_wptexturize', '__return_false');
wptexturize('', true);
remove_filter('the_content', 'convert_smilies', 20);
remove_filter('comment_text', 'convert_smilies', 20);
remove_filter('the_content', 'capital_P_dangit', 11);
remove_filter('comment_text', 'capital_P_dangit', 31);
add_filter('wp_calculate_image_srcset_meta', '__return_null');
add_filter('pre_oembed_result', '__return_false');
add_theme_support('html5', ['gallery', 'caption', 'comment-list']);
add_filter('wp_get_attachment_url', fn ($url, $id) => get_post_meta($id, '_archive_address', true) ?: $url, 10, 2);
add_filter('wp_get_attachment_image_src', fn ($image, $id) => [wp_get_attachment_url($id), 0, 0, false], 10, 2);
add_filter('wp_attachment_is', '__return_true');

function stored(array $record, string $field): string
{
    return (string) ($record['raw'][$field] ?? $record[$field] ?? '');
}

function moment(?string $date): string
{
    return $date === null ? '0000-00-00 00:00:00' : str_replace(['T', 'Z'], [' ', ''], $date);
}

function store_metas(string $table, string $column, int $id, array $metas): void
{
    global $wpdb;
    foreach ($metas as $meta) {
        $wpdb->insert($table, [$column => $id, 'meta_key' => $meta['key'], 'meta_value' => $meta['value']]);
    }
}

function store_comment(int $post, array $record): void
{
    global $wpdb;
    $status = ['approved' => '1', '' => '1', 'hold' => '0'][$record['status']] ?? $record['status'];
    $wpdb->insert($wpdb->comments, [
        'comment_ID' => $record['id'], 'comment_post_ID' => $post, 'comment_parent' => (int) $record['parent'],
        'comment_author' => stored($record, 'author_name'), 'comment_author_url' => $record['author_url'],
        'comment_date' => moment($record['date']), 'comment_date_gmt' => moment($record['date_gmt']),
        'comment_content' => $record['content'], 'comment_approved' => $status, 'comment_type' => $record['type'] ?: 'comment',
    ]);
    store_metas($wpdb->commentmeta, 'comment_id', (int) $record['id'], $record['meta']);
}

function store_post(array $record): void
{
    global $wpdb;
    $isFile = $record['type'] === 'attachment';
    $type = wp_check_filetype(basename((string) parse_url($record['attachment_url'], PHP_URL_PATH)))['type'];
    $wpdb->insert($wpdb->posts, [
        'ID' => $record['id'], 'post_type' => $record['type'], 'post_status' => $record['status'], 'post_author' => 1,
        'post_title' => stored($record, 'title'), 'post_name' => stored($record, 'slug'), 'post_content' => $record['content'],
        'post_excerpt' => $record['excerpt'], 'post_parent' => (int) $record['parent'], 'menu_order' => (int) $record['menu_order'],
        'post_date' => moment($record['date']), 'post_date_gmt' => moment($record['date_gmt']),
        'post_password' => $record['password'], 'post_mime_type' => $isFile ? ($type ?: 'application/octet-stream') : '',
    ]);
    store_metas($wpdb->postmeta, 'post_id', (int) $record['id'], $record['meta']);
    if ($isFile) {
        add_post_meta($record['id'], '_archive_address', $record['attachment_url']);
    }
    foreach ($record['comments'] as $comment) {
        store_comment((int) $record['id'], $comment);
    }
}

/** The body as its page shows it, all parts of it one behind the other. */
function page_of(int $id): string
{
    global $post, $wp_query, $wp_the_query, $page, $more, $numpages;
    $post = get_post($id);
    $wp_query = $wp_the_query = new WP_Query(['p' => $id, 'post_type' => $post->post_type, 'post_status' => 'publish']);
    setup_postdata($post);
    $more = 1;
    $html = '';
    for ($page = 1; $page <= $numpages; $page++) {
        $html .= apply_filters('the_content', get_the_content()) . "\n";
    }
    return $html;
}

/** The responses as a theme lists them. */
function responses_of(int $id): array
{
    $query = new WP_Comment_Query([
        'post_id' => $id, 'status' => 'approve', 'orderby' => 'comment_date_gmt', 'order' => 'ASC', 'hierarchical' => 'threaded',
    ]);
    $all = [];
    foreach ($query->comments as $comment) {
        $answers = $comment->get_children(['format' => 'flat', 'status' => 'approve', 'orderby' => 'comment_date_gmt']);
        array_push($all, $comment, ...array_values($answers));
    }
    $rows = [];
    wp_list_comments([
        'echo' => false, 'style' => 'div', 'max_depth' => 10, 'per_page' => -1, 'reverse_top_level' => false,
        'end-callback' => fn () => null,
        'callback' => function ($comment, $arguments, $depth) use (&$rows) {
            $GLOBALS['comment'] = $comment;
            $rows[] = [
                'depth' => $depth - 1, 'name' => get_comment_author($comment), 'type' => $comment->comment_type,
                'html' => apply_filters('comment_text', get_comment_text($comment), $comment, []),
            ];
        },
    ], $all);
    return $rows;
}

foreach ($document['posts'] as $record) {
    if (!post_type_exists($record['type'])) {
        register_post_type($record['type'], ['public' => true]);
    }
    store_post($record);
}
foreach ($document['posts'] as $record) {
    if ($record['status'] !== 'publish' || $record['password'] !== '' || $record['reblog'] !== null) {
        continue;
    }
    $row = ['url' => $record['link'], 'id' => $record['id'], 'html' => page_of((int) $record['id']), 'responses' => responses_of((int) $record['id'])];
    echo json_encode($row, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}

$rows = [];
foreach (['posts', 'postmeta', 'comments', 'commentmeta'] as $table) {
    $rows[$table] = $wpdb->get_results("SELECT * FROM {$wpdb->$table}", ARRAY_A);
}
file_put_contents("$folder/rows.json", json_encode($rows, JSON_THROW_ON_ERROR));
require ABSPATH . 'wp-admin/includes/export.php';
ob_start();
export_wp(['content' => 'all']);
file_put_contents("$folder/export.xml", ob_get_clean());
