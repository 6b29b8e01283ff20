void ui_draw(void);
void base_call_up(void);
void base_call_up(void) { ui_draw(); }
