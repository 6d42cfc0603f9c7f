"""Reports as files: workbooks and Word documents, made from the frozen values that pages show too."""
