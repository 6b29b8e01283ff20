void *mem_alloc(size_t size)
{
    void *memory = malloc(size);
    if (!memory)
        abort();
    return memory;
}
