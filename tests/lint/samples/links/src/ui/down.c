void ui_draw(void);
void base_call_up(void);
void ui_draw(void) { base_call_up(); }
