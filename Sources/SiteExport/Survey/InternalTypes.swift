/// The post types that only WordPress, its editor or a plugin reads: settings, logs, orders,
/// messages, submissions of forms, parts of layouts.
///
/// They are not public types, or public ones whose pages nobody visits. A type that is missing here
/// may still be recognised by its addresses: see `TypeAddresses`.
enum InternalTypes {
  static func contains(_ type: String) -> Bool {
    all.contains(type) || type.utf8.first == UInt8(ascii: "_")
      || prefixes.contains { type.hasPrefix($0) }
  }

  /// The beginnings of names that a plugin uses for nothing but internal types.
  private static let prefixes = [
    "acf-", "amn_", "birs_", "breakdance_", "elementor_", "elementskit_", "jp_", "kadence_",
    "vcv_", "wfocu_", "wpi_", "zerobs_",
  ]

  private static let all = Set(byPlugin.flatMap { $0.types.split(separator: " ").map(String.init) })

  private static let byPlugin: [(plugin: String, types: String)] = [
    // `create_initial_post_types` in `src/wp-includes/post.php`, without `post` and `page`.
    (
      "WordPress",
      """
      attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request \
      wp_block wp_template wp_template_part wp_global_styles wp_navigation wp_font_family \
      wp_font_face wp_pattern wp_area
      """
    ),

    // Shops and payments.
    (
      "WooCommerce and its extensions",
      """
      product_variation shop_order shop_order_placehold shop_order_refund shop_coupon \
      shop_subscription shop_webhook scheduled-action wc_booking bookable_person bookable_resource \
      wc_appointment wc_user_membership wc_membership_plan wc_voucher wc_voucher_template \
      wc_product_tab wc_pickup_location wc_checkout_add_on wc_zapier_feed wc_order_email \
      wcct_countdown woo_product_tab yith_wcan_preset yith-wcbm-badge yith-wcmbs-plan ywcm_message \
      yith_booking yith_point_rule aw_workflow viwec_template yaymail_template wfacp_checkout \
      wffn_landing wffn_optin wffn_ty wcf-checkout pos_outlet pos_temp_order ph_calculator_rules \
      wc_email_template shop_order_status dc_product_vendor dokan_request_quote wcfm_vendor_invoice \
      product_feed fgf_rules gift_card yith-wcbk-booking yith-wcbk-search-form ywsbs_subscription \
      yith_wcps_payments shop_discount wt_gc_gift_card wpcargo_shipment atum_supplier_order \
      atum_inventory_log dokan_store_support dokan_coupon wcfm_store_offers was wafs wapl \
      patterns_ai_data
      """
    ),
    (
      "Easy Digital Downloads",
      """
      edd_payment edd_log edd_discount edd_license edd_license_log edd_subscription edd_commission \
      edd_order edd_receipt edd_vendor fes-forms
      """
    ),
    (
      "Donations",
      """
      give_payment give_log give_subscription give_campaign_update donation recurring_donation \
      charitable_donation funder donor leyka_donation
      """
    ),
    (
      "Other payments and invoices",
      """
      wpsc-product-file wpsc_log wpec_order simple-pay asp_order stripe_order wpecpp_order \
      sa_invoice sa_estimate sa_payment sa_client sa_record sliced_invoice sliced_quote \
      pms-subscription pms-discount-codes pms-content-dripping pms-payment memberpressrule \
      memberpresscoupon mp-reminder swpm_transactions s2_payment rcp_payment mpcs_quiz_attempt \
      cartflows_flow wpf_product_feed surecart_order sc_order mp_order wpsc_cart_orders \
      wpinv_invoice wpinv_quote wpinv_discount wpinv_item invoice
      """
    ),

    // What people send: forms, mail, messages, bookings, applications.
    (
      "Forms",
      """
      feedback jetpack_form wpcf7_contact_form wpcf7r_action wpcf7r_leads flamingo_contact \
      flamingo_inbound flamingo_outbound nf_sub nf_subs ninja_form wpforms wpforms-template \
      wpforms-log wpforms_entry gf_entry gravityview frm_form_actions frm_styles frm_display \
      forminator_forms forminator_polls forminator_quizzes everest_form happyform happyforms-message \
      happyforms-activity wpuf_contact_form wpuf_forms wpuf_profile wpuf_subscription wpuf_input \
      weforms_form sureforms_form sureforms_entry metform-form metform-entry kaliforms_forms \
      kaliforms_submitted wpzf-form wpzf-submission html-form cf_form caldera_form jet-form-builder \
      otter_form_record pirate_forms_c inbound-forms wp-lead user_registration ur_membership \
      um_directory um_form um_role um_notification fluentform formidable_entry cred-form \
      cred-user-form vfb_entry elementor_cf_db contact-form-entry cf7_entry grunion_form pf_contact \
      zero_form_submission piotnetforms piotnetforms-data wpuf_coupon wpforms_entries frm_logs
      """
    ),
    (
      "Mail",
      """
      mc4wp-form mailpoet_page mailpoet_email wysijap postman_sent_mail sent_mail email_log \
      wp_email_log wp_mail_log mail_log es_template es_form noptin-form noptin-campaign \
      noptin-automation sp_newsletters sp_report sptemplates ctct_forms ctct_lists mailchimp_form \
      optin om_optin bp-email sensei_email llms_email bb-email fluentcrm_campaign newsletter_log \
      subscriber ecs_subscriber email_template email-template
      """
    ),
    (
      "Messages, memberships and profiles",
      """
      private-messages private-message private_message fep_message fep_announcement bp_message \
      bp-member-type bp-group-type bpps_form visibility_groups cuar_private_file cuar_private_page \
      ticket_reply ticket_history ticket_log sensei_message guest-author guest_author ppma_boxes \
      ppmacf_field psppnotif_workflow upt_user wpchat_session chat_session wplc_message \
      support_reply client_message wpsc_ticket support_ticket helpdesk_ticket
      """
    ),
    (
      "Bookings and events",
      """
      rtb-booking rtb_booking booking_entry mphb_booking mphb_payment mphb_rate mphb_reserved_room \
      mphb_room mphb_season mphb_coupon mphb_sync_urls hb_booking hb_coupon hb_extra_room \
      ssa_appointment booked_appointments app_appointment cb_booking cb_timeframe cb_restriction \
      cb_map wpbs_booking tribe_rsvp_tickets tribe_rsvp_attendees tribe_tpp_tickets \
      tribe_tpp_attendees tribe_tpp_orders tribe_wooticket tribe_eddticket tec_tc_ticket \
      tec_tc_attendee tec_tc_order tribe-ea-record tribe_ticket deleted_event ticket-meta-fieldset \
      tix_ticket tix_attendee tix_coupon tix_email mep_events_attendees mec-books mec_calendars \
      mec-invoice tc_tickets tc_tickets_instances tc_orders tc_templates tc_api_keys tc_forms \
      event_registration event_attendee event-recurring em_booking em_ticket booking bookings \
      hotel_booking room_booking awebooking opalhotel_booking appointment appointments sln_booking \
      sln_service sln_attendant wpbs_calendar evo-tix espresso_attendees enquiry wpte-enquiry \
      itinerary-booking itinerary-enquiries wp-travel-coupons tripzzy_booking tripzzy_customer
      """
    ),
    (
      "Job boards and directories",
      """
      job_application job_alert job_guest job_package company_claim claim geodir_claim wpjm_stat \
      jobpost_applicants awsm_job_application noo_application noo_job_alert resume_application
      """
    ),

    // Courses.
    (
      "LearnDash, LearnPress, LifterLMS, Tutor, Sensei",
      """
      sfwd-transactions sfwd-essays sfwd-assignment sfwd-certificates sfwd-question ld-coupon \
      ld-notification ld-quiz-attempt lp_order lp_question lp_quiz_attempt llms_order \
      llms_transaction llms_access_plan llms_coupon llms_voucher llms_review llms_engagement \
      llms_certificate llms_my_certificate llms_achievement llms_my_achievement llms_question \
      llms_form llms_notification tutor_enrolled tutor_withdraw tutor_assignments tutor_zoom_meeting \
      tutor-google-meet multiple_question uo-recipe uo-action uo-trigger uo-closure uo-loop \
      uo-loop-filter
      """
    ),

    // What pages are made of.
    (
      "Page builders",
      """
      ae_global_templates e-floating-buttons elementor-hf hfe jet-theme-core jet-engine \
      jet-engine-booking jet-menu jet-popup jet-smart-filters jet-woo-builder wpr_templates \
      wpr_mega_menu fl-builder-template fl-builder-history fl-theme-layout et_pb_layout \
      et_header_layout et_body_layout et_footer_layout et_template et_theme_builder et_theme_options \
      et_code_snippet vc_grid_item vc4_templates vc_settings templatera fusion_template \
      fusion_element fusion_tb_section fusion_tb_layout fusion_tb_category fusion_icons fusion_form \
      awb_off_canvas avada_page_options themefusion_elastic ct_template oxy_user_library \
      bricks_template bricks_fonts brizy_template brizy-global-block brizy-saved-block brizy-layout \
      editor-template editor-story editor-popup tbuilder_layout tbuilder_layout_part tbp_template \
      tbp_theme tglobal_style tcb_lightbox tcb_symbol tcb_content_template tve_lead_shortcode \
      tve_lead_2s_lightbox tve_lead_1c_signup tve_form_type tve_lead_group tve_saved_lp \
      thrive_template thrive_typography thrive_layout thrive_section td_nm_notification \
      tdb_templates cs_template cs_header cs_footer cs_global_block cs_layout_archive \
      cs_layout_single cs_user_templates us_page_block us_content_template us_header us_grid_layout \
      cms_block woodmart_layout woodmart_sidebar woodmart_size_guide woodmart_slide porto_builder \
      blocks staticblocks static_block oceanwp_library astra-advanced-hook gp_elements gp_font \
      gblocks_templates gblocks_global_style gblocks_overlay spectra-popup penci-block penci_builder \
      jupiterx-codes liquid-header liquid-footer liquid-mega-menu groovy_menu_preset mega_menu \
      megamenu dslc_templates dslc_hf dslc_testimonials_tpl siteorigin_panels_layout content_block \
      wpb_snippet wp_show_posts view view-template dd_layouts so_layout custom-mega-menu \
      custom-post-template archive-template wpcode-blocks bdt-template product_layout header_footer \
      mkdf_header popup popup_theme spucpt ocean_modal_window mega_menu_item zion_template \
      ct_content_block ct_size_guide ct_product_tab ct_thank_you_page kt_font kb_icon wpbf_hooks \
      cp_popups popupbuilder boxzilla-box notificationx shortcode_block
      """
    ),
    (
      "Fields and types",
      """
      acf cfs wp-types-group wp-types-user-group wp-types-term-group meta-box mb-post-type \
      mb-taxonomy mb-settings-page mb-relationship mb-views cptui_type pods_template \
      optionsframework option-tree carbon_fields_options fieldmanager piklist_field
      """
    ),
    // They show by a shortcode or a block in posts.
    (
      "Galleries, sliders, tables and recipes",
      """
      ngg_gallery ngg_album ngg_pictures displayed_gallery display_type gal_display_source \
      lightbox_library envira envira_album foogallery foogallery-album modula-gallery soliloquy \
      ml-slider ml-slide cycloneslider bwg_gallery bwg_album bwg_tag master-slider slidedeck2 \
      robo_gallery_table rl_gallery sp_wp_carousel sp_logo_carousel sp_lcpro_shortcodes \
      tablepress_table wprm_recipe wprm_collection wprm_template tasty_recipe mv_create \
      wp_recipe_card yop_poll qmn_log qsm_result dlm_download dlm_download_version wpdiscuz_form \
      site-review-form site-review-theme mapsvg web-story-page-template amp_validated_url pt_view \
      essential_grid sp_pcp sp_easy_accordion tss-sc rttpg easy-pricing-table rpt_pricing_table \
      go_pricing_tables ninja-table wptb-tables visualizer m-chart
      """
    ),
    (
      "Code, styles and sidebars",
      """
      safecss wpcode wpcode-snippet wbcr-snippets custom-css-js shortcoder code-snippet scp_snippet \
      sidebar sidebar_group condition_group wp_css simple_css insert_headers
      """
    ),

    // Running the site.
    (
      "Languages",
      """
      polylang_mo wpml_translation translation_job trp_translation weglot_translation \
      language_switcher
      """
    ),
    (
      "Search engines, redirections and links",
      """
      rank_math_schema rank_math_locations seopress_404 seopress_redirections seopress_schemas \
      seopress_bot wpseo_redirect wpseo_crawl redirect_rule vip-legacy-redirect pretty-link \
      quick-redirect thirstylink yst_prominent_words saswp saswp_reviews saswp-collections \
      saswp_template schema
      """
    ),
    (
      "Advertisements",
      """
      advanced_ads advanced_ads_plcmnt quads-ads acm-code dfads ad_unit adni_ads adni_banner \
      wpproads_banner wpproads_adzone wpproads_campaign
      """
    ),
    (
      "Logs and jobs of plugins",
      """
      stream activity-log algolia_task algolia_log cookielawinfo nxs_qp nxs_filter wpr_cache wp_log \
      wp_stream wp_router_page redux_log simple_history scheduled_job import_log webhook_log \
      debug_log gdpr_request wpgdprc_request data_request backup_job ai1ec_feed ig_campaign \
      ig_message icegram_campaign wp_sync_log jetpack_migration itsec-dashboard itsec-dash-card \
      wp_stream_alerts wp-rest-api-log async-scan-result cmplz-processing cmplz-dataleak \
      nab_experiment wp-help
      """
    ),
  ]
}
