int good(void)
{
    good();
    return 1;
}
