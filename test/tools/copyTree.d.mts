export declare function copyTree(target: string): void;
